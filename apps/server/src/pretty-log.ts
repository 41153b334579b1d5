import { build } from 'pino-pretty'

interface RequestLine {
  readonly req?: { readonly method?: string; readonly path?: string }
  readonly status?: number
  readonly ms?: number
}

/** Formats a log entry for a person: a request by its method, path, status and time. */
export const pretty = build({
  sync: true,
  ignore: 'pid,hostname,reqId,req,status,ms',
  translateTime: 'SYS:HH:MM:ss',
  singleLine: true,
  messageFormat: (log, key) => {
    const { req, status, ms } = log as RequestLine
    const { [key]: text } = log
    const message = typeof text === 'string' ? text : ''
    return req === undefined ? message : `${req.method} ${req.path ?? ''} ${status ?? message} ${ms ?? 0} ms`
  },
})
