import { closeSync, openSync } from 'node:fs';
import { openDatabase } from '../../src/server/database/openDatabase.ts';

// Uses up every file descriptor of this process, has a table grow into new files, gives the descriptors back, and has it grow again.
const database = await openDatabase({ folder: process.argv[2] ?? '', durable: false });
await database.query('create table storm (line text)');
const grow = (): Promise<string> =>
  database.query(`insert into storm select repeat('line', 100) from generate_series(1, 2000)`).then(
    () => 'it grew',
    (error: Error) => error.message,
  );
const taken: number[] = [];
try {
  for (;;) taken.push(openSync(process.execPath, 'r'));
} catch {
  // That was the last one.
}
await grow();
for (const descriptor of taken) closeSync(descriptor);
process.stdout.write(`${await grow()}\n`);
await database.close();
