import { appRouter, toDomainError, type Context } from '@taskwire/api'
import { DomainError, issueSentence } from '@taskwire/domain'
import { callTRPCProcedure } from '@trpc/server'
import { fittingItems, renderResult } from './render-result.ts'
import { tools, type Tool } from './tools.ts'

/** The result of a tool, in the fields of MCP. */
export interface ToolResult {
  readonly content: { readonly type: 'text'; readonly text: string }[]
  readonly structuredContent: Record<string, unknown>
  readonly isError?: true
  /** Set when the call failed. */
  readonly failure?: DomainError
}

type Arguments = Readonly<Record<string, unknown>>

/** Runs a tool as the caller of the context. A failure is a result, too, so that the model can correct its call. */
export async function callTool(
  context: Context,
  name: string,
  given: Arguments,
  signal: AbortSignal,
): Promise<ToolResult> {
  try {
    const tool = tools.get(name)
    if (tool === undefined)
      throw new DomainError('ROUTE_NOT_FOUND', { message: `There is no tool "${name}"` })
    assertKnown(tool, given)
    const { paging } = tool
    const input = { ...tool.defaults, ...given }
    if (paging === 'skip') return await readWhole(context, tool, input, signal)
    if (paging === 'cursor') return await readPage(context, tool, input, signal)
    return renderResult(await call(context, tool, input, signal))
  } catch (error) {
    return failed(toDomainError(error))
  }
}

/** Reads a page again with fewer items when it doesn't fit, so that its cursor is that of the last item shown. */
async function readPage(
  context: Context,
  tool: Tool,
  input: Arguments,
  signal: AbortSignal,
): Promise<ToolResult> {
  let cursor: string | undefined
  const onNextPage = (next: string) => {
    cursor = next
  }
  let limit = input['limit']
  for (;;) {
    cursor = undefined
    const items = (await call({ ...context, onNextPage }, tool, { ...input, limit }, signal)) as unknown[]
    const fitting = fittingItems(items)
    if (fitting === items.length) return renderResult(items, cursor === undefined ? undefined : { cursor })
    limit = fitting
  }
}

async function readWhole(
  context: Context,
  tool: Tool,
  { skip = 0, ...input }: Arguments,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (typeof skip !== 'number' || !Number.isInteger(skip) || skip < 0)
    throw new DomainError('VALIDATION_FAILED', { message: 'skip must be a whole number from 0' })
  const items = ((await call(context, tool, input, signal)) as unknown[]).slice(skip)
  const fitting = fittingItems(items)
  return renderResult(items.slice(0, fitting), fitting < items.length ? { skip: skip + fitting } : undefined)
}

function call(
  context: Context,
  { path, type }: Tool,
  input: Arguments,
  signal: AbortSignal,
): Promise<unknown> {
  return callTRPCProcedure({
    router: appRouter,
    path,
    getRawInput: () => Promise.resolve(input),
    ctx: context,
    type,
    signal,
    batchIndex: 0,
  })
}

/** A misspelt argument would otherwise be dropped, and the model would believe that it counted. */
function assertKnown({ name, inputSchema: { properties } }: Tool, given: Arguments): void {
  const unknown = Object.keys(given).filter((argument) => !Object.hasOwn(properties, argument))
  if (unknown.length === 0) return
  const known = Object.keys(properties).join(', ')
  throw new DomainError('VALIDATION_FAILED', {
    message: `${name} has no argument ${unknown.map((each) => JSON.stringify(each.slice(0, 100))).join(', ')}. It has: ${known === '' ? 'none' : known}`,
  })
}

function failed(failure: DomainError): ToolResult {
  const { code, issues, retryAfter } = failure
  const sentences = issues.length > 1 ? issues.map(issueSentence) : [failure.message]
  const retry = retryAfter === undefined ? '' : ` Try again in ${retryAfter} seconds.`
  return {
    isError: true,
    content: [{ type: 'text', text: `${code}: ${sentences.join('; ')}.${retry}`.replace('..', '.') }],
    structuredContent: {
      error: {
        code,
        message: failure.message,
        issues,
        ...(retryAfter !== undefined && { retry_after: retryAfter }),
      },
    },
    failure,
  }
}
