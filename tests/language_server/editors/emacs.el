;; A session in Emacs with eglot: FILE, COMMAND and OUT come from the environment, as for Neovim.  -*- lexical-binding: t -*-
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'imenu)

(defvar readout-lines nil)
(defun readout-say (form &rest words)
  (push (apply #'format form words) readout-lines))

(defun readout-wait (condition)
  (let ((until (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) until))
      (accept-process-output nil 0.05))
    (unless (funcall condition) (error "nothing came"))))

(define-derived-mode readout-mode prog-mode "Readout")
(add-to-list 'eglot-server-programs (cons 'readout-mode (split-string (getenv "COMMAND") " ")))
(setq eglot-sync-connect t
      eglot-send-changes-idle-time 0
      eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.05)

(find-file (getenv "FILE"))
(readout-mode)
(apply #'eglot (eglot--guess-contact))
(flymake-start)

(defun readout-codes ()
  (mapconcat (lambda (one)
               (save-excursion
                 (goto-char (flymake-diagnostic-beg one))
                 (format "%s at %d:%d" (or (and (string-match "\\[\\([A-Z0-9]+\\)\\]" (flymake-diagnostic-text one))
                                                (match-string 1 (flymake-diagnostic-text one)))
                                           (car (split-string (flymake-diagnostic-text one) "\n")))
                         (line-number-at-pos) (1+ (- (point) (line-beginning-position))))))
             (flymake-diagnostics) ", "))

(defun readout-go (words)
  (goto-char (point-max))
  (search-backward words)
  (forward-char (length words)))

(defun readout-ask (method &optional more)
  (jsonrpc-request (eglot-current-server) method
                   (append (eglot--TextDocumentPositionParams) more)))

(readout-wait (lambda () (flymake-diagnostics)))
(readout-say "opened: %s" (readout-codes))

(readout-go "stren")
(let* ((place (eglot--pos-to-lsp-position))
       (found (readout-ask :textDocument/codeAction
                           (list :range (list :start place :end place) :context (list :diagnostics []))))
       (action (aref found 0)))
  (readout-say "action: %s" (plist-get action :title))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(eglot--signal-textDocument/didChange)
(readout-wait (lambda () (null (flymake-diagnostics))))
(readout-say "after it: no diagnostics")

(readout-go "mayo")
(readout-say "hover: %s" (replace-regexp-in-string
                          "\n+" " / " (plist-get (plist-get (readout-ask :textDocument/hover) :contents) :value)))
(eglot-rename "harbour-master")
(eglot--signal-textDocument/didChange)
(readout-say "renamed: %d times" (count-matches "harbour-master" (point-min) (point-max)))

(readout-go "harbour-m")
(let ((found (readout-ask :textDocument/definition)))
  (readout-say "definition: line %d" (1+ (plist-get (plist-get (plist-get found :range) :start) :line))))

(readout-say "ids: %s" (mapconcat (lambda (one) (plist-get one :label))
                                  (plist-get (readout-ask :textDocument/completion) :items) ", "))

(readout-say "outline: %s" (mapconcat (lambda (one) (plist-get one :name))
                                      (jsonrpc-request (eglot-current-server) :textDocument/documentSymbol
                                                       (list :textDocument (eglot--TextDocumentIdentifier)))
                                      ", "))

(eglot-format-buffer)
(save-buffer)
(readout-say "written: %s" (file-name-nondirectory (getenv "FILE")))
(eglot-shutdown (eglot-current-server))
(with-temp-file (getenv "OUT")
  (insert (mapconcat #'identity (reverse readout-lines) "\n") "\n"))
