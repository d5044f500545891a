// Loaded by `npm start` before Next, whose server is made here: what it would do before any code of ours runs.
import http from 'node:http';
import { createGuardedServer } from './server/create-server.mjs';

Object.assign(http, { createServer: createGuardedServer });
