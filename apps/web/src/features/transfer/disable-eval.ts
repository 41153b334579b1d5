// The content security policy forbids eval and reports each attempt. zod reads this setting when it loads.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
