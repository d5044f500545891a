import { writeFileSync } from 'node:fs';
import { DESCRIPTION, openApiText } from './tools/openapi';
import { runCommand } from './tools/run-command';

void runCommand(async () => {
  writeFileSync(DESCRIPTION, await openApiText());
  console.log(`${DESCRIPTION} is written.`);
  return 0;
});
