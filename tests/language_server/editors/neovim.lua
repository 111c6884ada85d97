-- A session in Neovim: FILE and COMMAND (words joined by spaces) come from the environment, the transcript goes to OUT.
local out = assert(io.open(vim.env.OUT, "w"))
local function say(...)
  out:write(string.format(...), "\n")
end

vim.cmd("edit " .. vim.env.FILE)
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = "readout",
  cmd = vim.split(vim.env.COMMAND, " "),
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(buffer, client)

local function wait_for(condition)
  assert(vim.wait(20000, condition, 50), "nothing came")
end

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    found[#found + 1] = string.format("%s at %d:%d", one.code or one.user_data.lsp.code, one.lnum + 1, one.col + 1)
  end
  return table.concat(found, ", ")
end

-- Puts the cursor on the character behind some words, where they stand last.
local function go(words)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  for row = #lines, 1, -1 do
    local _, last = lines[row]:find(words, 1, true)
    if last then
      vim.api.nvim_win_set_cursor(0, { row, last })
      return
    end
  end
  error("not there: " .. words)
end

local function ask(method, more)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
  local answers = assert(vim.lsp.buf_request_sync(buffer, method, params, 10000))
  local _, answer = next(answers)
  assert(not answer.error, vim.inspect(answer.error))
  return answer.result
end

wait_for(function()
  return #vim.diagnostic.get(buffer) > 0
end)
say("opened: %s", codes())

go("stren")
local range = vim.lsp.util.make_range_params()
local actions = ask("textDocument/codeAction", { range = range.range, context = { diagnostics = {} } })
say("action: %s", actions[1].title)
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
wait_for(function()
  return #vim.diagnostic.get(buffer) == 0
end)
say("after it: no diagnostics")

go("mayo")
say("hover: %s", ask("textDocument/hover").contents.value:gsub("\n+", " / "))
local renamed = ask("textDocument/rename", { newName = "harbour-master" })
vim.lsp.util.apply_workspace_edit(renamed, "utf-16")
local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
say("renamed: %d times", select(2, text:gsub("harbour%-master", "")))

go("harbour-m")
local leads = ask("textDocument/definition")
say("definition: line %d", leads.range.start.line + 1)

local names = {}
for _, one in ipairs(ask("textDocument/completion").items) do
  names[#names + 1] = one.label
end
say("ids: %s", table.concat(names, ", "))

local symbols = {}
for _, one in ipairs(ask("textDocument/documentSymbol")) do
  symbols[#symbols + 1] = one.name
end
say("outline: %s", table.concat(symbols, ", "))

local edits = ask("textDocument/formatting", { options = { tabSize = 2, insertSpaces = true } })
vim.lsp.util.apply_text_edits(edits, buffer, "utf-16")
vim.cmd("write")
say("written: %s", vim.fn.fnamemodify(vim.env.FILE, ":t"))
out:close()
vim.cmd("qa!")
