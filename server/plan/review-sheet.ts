// Review sheet 確認票: the plan as it was understood, for the town's own officer to hold against the ordinance and sign.
// One page of HTML that prints on A4. Rule PL5.
import type { Office, PlanFolder } from '../../shared/plan/schemas.ts'
import type { Coverage } from './check-plan.ts'

export function reviewSheet(plan: PlanFolder, { lacking }: Coverage): string {
  const { edition, clauses, offices, contacts, prefectureHours, councilAgenda, threatLevels } = plan
  return page(`${edition.title} 確認票`, [
    '<p>計画書の原本と一行ずつ照らし、左の欄に印を付けてください。違う行は余白に書いてください。</p>',
    table(
      '条項',
      ['番号', '見出し', '説明(このアプリの言葉)', '規則'],
      clauses.map(({ label, heading, guidance, rules }) => [
        label,
        heading,
        guidance,
        rules.join('、') || 'なし(表示だけ)',
      ]),
    ),
    `<p>この計画にない規則(アプリは求めません): ${text(lacking.join('、') || 'なし')}</p>`,
    table('職・機関', ['名', 'ほかの呼び方', '町の職か'], offices.map(officeRow)),
    table(
      '緊急時連絡網',
      ['名', '番号', '時間帯'],
      contacts.map(({ name, shown, hours }) => [
        name,
        shown,
        hours === null ? '' : { day: '開庁時', night: '夜間・休日', always: 'いつでも' }[hours],
      ]),
    ),
    `<p>県の開庁時間: ${text(prefectureHours.shown)}</p>`,
    table(
      '会議の決定事項',
      [...councilAgenda.columns],
      councilAgenda.items.map(({ name, examples }) => [name, examples]),
    ),
    table(
      '脅威度',
      [...threatLevels.columns],
      threatLevels.levels.map(({ name, event, examples }) => [
        name,
        event,
        examples.map((one) => `・${one.text}`).join(' '),
      ]),
    ),
    '<p class="signed">確認した日　　　年　　月　　日　　職・氏名　　　　　　　　　　　　　　</p>',
  ])
}

function officeRow({ name, alsoCalled, ofTown }: Office): string[] {
  return [name, alsoCalled.join('、'), ofTown ? '町' : '外部']
}

function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) =>
    row.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')
  const body = rows.map((row) => `<tr><td class="tick">□</td>${cells('td', row)}</tr>`).join('\n')
  return `<table><caption>${text(caption)}</caption><tr><th></th>${cells('th', columns)}</tr>\n${body}</table>`
}

function page(title: string, parts: readonly string[]): string {
  return `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>${text(title)}</title>
<style>
@page { size: A4; margin: 15mm }
body { font: 10pt/1.5 sans-serif }
h1 { font-size: 14pt }
table { border-collapse: collapse; width: 100%; margin-block: 4mm }
caption { text-align: start; font-weight: bold }
th, td { border: 1px solid #767676; padding: 1mm 2mm; text-align: start; vertical-align: top }
tr { break-inside: avoid }
.signed { margin-block-start: 10mm }
</style>
<h1>${text(title)}</h1>
${parts.join('\n')}
</html>
`
}

function text(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
