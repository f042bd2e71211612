// The lock page: pages still open in other tabs ask and find that they are locked, too; once one is opened, so is this.
const tabs = new BroadcastChannel("lock");
tabs.onmessage = ({ data }) => data === "open" && location.reload();
tabs.postMessage("ask");
