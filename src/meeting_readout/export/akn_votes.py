"""The votes of an Akoma Ntoso document."""

from typing import Any

from meeting_readout.document.ballots import BALLOTS
from meeting_readout.document.view import View
from meeting_readout.export.akn_references import References
from meeting_readout.export.akn_tree import NAMESPACE, Element, add


def make_votes(view: View, references: References) -> Any:
    """Return the `parliamentary` element of the analysis, with a `voting` for each vote that was counted; or None."""
    votes = Element(f"{{{NAMESPACE}}}parliamentary")
    for decision in view.data.get("decisions", ()):
        vote = decision.get("vote", {})
        ballots = [name for name in BALLOTS if name in vote]
        if not ballots:
            continue  # it asks for a count
        id_ = f"{decision['id']}__vote"
        about = [references.use(decision["id"])]
        about += [references.use(f"{name}__{vote[name]}") for name in ("agreement", "method") if name in vote]
        outcome = {"outcome": references.use(f"act__{decision['act']}")} if "act" in decision else {}
        voting = add(votes, "voting", eId=id_, **outcome, refersTo=" ".join(about))
        for name in ballots:
            ballot = vote[name]
            voters = [references.link(voter) for voter in ballot.get("members", ()) if voter.keys() & {"ref", "name"}]
            count = ballot.get("count", len(ballot.get("members", ())))
            refers = " ".join([references.use(f"ballot__{name}"), *voters])
            add(voting, "count", eId=f"{id_}__{name}", value=str(count), refersTo=refers)
    return votes if len(votes) else None
