// Loaded before the server (`node --expose-gc --import`): answers any message with its memory once the garbage is gone.
process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
process.channel.unref();
