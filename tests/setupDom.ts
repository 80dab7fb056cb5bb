import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { failOnConsole } from './failOnConsole.ts';

failOnConsole();
// Lazy chunks are compiled when first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
