// Which authority vouches for this machine, mkcert's or its own, and what the operator has to know of it. Rule SE5.
import type { Authority } from './authority.ts'
import { type KeptAuthority, keptAuthority, keptCertificate } from './kept.ts'
import { mkcertAuthority } from './mkcert.ts'

/** `said`: lines for the operator. `pem`: the server's certificate and key in one text. */
export type Chosen =
  | { ok: true; authority: Authority; pem: string; said: string[] }
  | { ok: false; said: string[] }

/** Throws where `folder` can't be written. */
export async function chosenCertificate(
  folder: string,
  hosts: readonly string[],
  now: Date,
): Promise<Chosen> {
  const mkcert = mkcertAuthority()
  const kept: KeptAuthority =
    mkcert === null || mkcert === 'keyless'
      ? await keptAuthority(folder, now)
      : { ok: true, authority: mkcert, aside: null }
  if (!kept.ok) return { ok: false, said: whyNot(kept) }
  const { authority, aside } = kept
  const { pem, before } = await keptCertificate(folder, authority, hosts, now)
  const said = [
    mkcert === 'keyless' ? 'mkcert の鍵がこの機械にないため、この機械で作った証明書を使います。' : null,
    aside === null ? null : `証明書の期限が来たため、新しく作りました。古いもの: ${aside}`,
    before === 'another' ? trustAnew : null,
  ]
  return { ok: true, authority, pem, said: said.filter((line) => line !== null) }
}

const trustAnew =
  '証明書の発行元が前回の起動と変わりました。前の証明書を信頼した携帯電話では、下の手順でもう一度信頼してください。'

function whyNot({ reason, file }: Extract<KeptAuthority, { ok: false }>): string[] {
  const elsewhere = `${file} を別の名前に変えて起動すると新しく作りますが、どの携帯電話も信頼をやり直すことになります。`
  switch (reason) {
    case 'unreadable':
      return [`証明書の鍵を読めません: ${file}`, `上書きはしていません。元に戻せないときは、${elsewhere}`]
    case 'notYetValid':
      return [
        'この機械の時計が、証明書を作った日より前を指しています。時計を合わせて、起動し直してください。',
        `時計が正しいときは、時計が進んでいた間に作った証明書です。${elsewhere}`,
      ]
  }
}
