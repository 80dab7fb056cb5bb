// Writes tests/api anew after a change to a door. Look at the difference before you commit it.
import { runTool } from './runTool.mjs';

process.exitCode = await runTool('vitest', ['run', '--project', 'unit', 'tests/api'], { UPDATE_API: '1' });
