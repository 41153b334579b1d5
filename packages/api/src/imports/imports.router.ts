import { router } from '../trpc/init.ts'
import { inputOf, outputOf } from '../trpc/parsers.ts'
import { protectedProcedure } from '../trpc/procedures.ts'
import { importFile } from './import-file.ts'
import * as meta from './imports.meta.ts'
import { importInputSchema, importResultSchema } from './imports.schema.ts'

/** Files of other programs, and our own. */
export const importsRouter = router({
  create: protectedProcedure
    .meta(meta.create)
    .input(inputOf(importInputSchema))
    .output(outputOf(importResultSchema))
    .mutation(({ ctx, input, path }) => importFile(ctx, input, path)),
})
