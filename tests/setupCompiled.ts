// Compiled ahead, and one by one: a lazy chunk compiled when first asked for comes later than a test waits for it.
for (const load of Object.values(import.meta.glob('../src/react/**/*.tsx'))) await load();
