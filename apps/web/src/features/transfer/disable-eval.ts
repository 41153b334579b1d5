// The page forbids code made of text, and a try is reported as a breach. zod reads this when it is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
