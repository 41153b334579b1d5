// What csv.ts uses of the library. Its published types bring those of Node into the domain, which it must not depend on.
declare module 'papaparse' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'
    readonly row?: number
  }
  interface Papa {
    parse(
      text: string,
      config: { delimiter: string; newline: '\n' | '\r'; fastMode: false },
    ): { readonly data: string[][]; readonly errors: readonly ParseError[] }
    unparse(rows: readonly (readonly string[])[], config: { newline: '\r\n'; quotes: true }): string
  }
  const papa: Papa
  export default papa
}
