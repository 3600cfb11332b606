// Why an act is not confirmed by a code, in words (AU12).
const refusals: Readonly<Record<string, string>> = {
  unknownCode: 'コードが違います。5回違うと、10分間使えません',
  tooManyAttempts: 'コードが5回違いました。10分待つか、ほかの管理者の端末で行ってください',
  codeExpired:
    'このコードはもう使えません(10分が過ぎたか、別の操作の確認に替わりました)。「やめる」を押して、初めから行ってください',
  notEnrolled: 'サーバーとの登録が切れています。「この端末」で登録し直してください',
  revoked: 'この端末の登録は解除されました。「この端末」で登録し直してください',
  notAdministrator: 'この端末は管理者の端末ではありません。管理者の端末で行ってください',
}

/** `reason`: the server's; null: none came. */
export function confirmationProblem(reason: string | null): string {
  if (reason === null) return 'サーバーにつながりません'
  return refusals[reason] ?? 'サーバーが受け付けませんでした'
}
