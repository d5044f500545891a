// Ends the process that loads it, as SIGTERM would, once the one that started it is gone: killed, or a shell that
// died of a signal without passing it on. Nothing else tells it; a channel between the two would be in Next's way.
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 30_000).unref();
}, 250);
watch.unref();
