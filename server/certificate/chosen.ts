// Which authority vouches for this machine, mkcert's or its own, and what the operator has to know of it. Rule SE5.
import type { X509Certificate } from 'node:crypto'
import type { Authority } from './authority.ts'
import {
  formerAuthorities,
  type KeptAuthority,
  keptAuthority,
  keptCertificate,
  type WhyReplaced,
} from './kept.ts'
import { mkcertAuthority } from './mkcert.ts'

/**
 * `said`: lines for the operator. `pem`: the server's certificate and key in one text. `former`: the authorities that
 * phones are to remove.
 */
export type Chosen =
  | { ok: true; authority: Authority; pem: string; former: X509Certificate[]; said: string[] }
  | { ok: false; said: string[] }

/** Throws where `folder` can't be written. */
export async function chosenCertificate(
  folder: string,
  hosts: readonly string[],
  now: Date,
  isNewAsked = false,
): Promise<Chosen> {
  const mkcert = mkcertAuthority()
  const isOwn = mkcert === null || mkcert === 'keyless'
  if (isNewAsked && !isOwn) return { ok: false, said: [notOurs] }
  const kept: KeptAuthority = isOwn
    ? await keptAuthority(folder, hosts, now, isNewAsked)
    : { ok: true, authority: mkcert, replaced: null }
  if (!kept.ok) return { ok: false, said: whyNot(kept) }
  const { authority, replaced } = kept
  const { pem, before } = await keptCertificate(folder, authority, hosts, now)
  const said = [
    mkcert === 'keyless' ? 'mkcert の鍵がこの機械にないため、この機械で作った証明書を使います。' : null,
    replaced === null ? null : `${whyNew[replaced.why]}古いもの: ${replaced.aside}`,
    before === 'another' ? trustAnew : null,
  ]
  const former = formerAuthorities(folder, now)
  return { ok: true, authority, pem, former, said: said.filter((line) => line !== null) }
}

const whyNew: Record<WhyReplaced, string> = {
  asked: '証明書を新しく作りました。',
  ending: '証明書の期限が来たため、新しく作りました。',
  otherNames: 'この機械の名前とアドレスだけに使える証明書を、新しく作りました。',
}

const notOurs = 'この機械は mkcert の証明書を使っています。mkcert で作り直してください。'

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
