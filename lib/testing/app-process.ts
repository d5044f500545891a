import { startUp } from '../startup';

// What `npm start` has a process do by itself, without the pages: to be started, and killed, by a test.
setInterval(() => {}, 60_000);
await startUp();
