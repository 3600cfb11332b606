// GET /api/v2/openapi.json: what every route takes and answers, to anyone: nothing of the town is in it. Rule OA1.
import type { Handler } from 'hono'
import { openApiDocument } from '../openapi/document.ts'

/** The text is made once, when it is first asked for. */
export function openApiRoute(): Handler {
  let text: string | null = null
  return (context) => {
    text ??= JSON.stringify(openApiDocument())
    context.header('Content-Type', 'application/json')
    return context.body(text)
  }
}
