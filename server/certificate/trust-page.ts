// The one thing served over plain http: this machine's authority, and how a phone is told to trust it.
import type { X509Certificate } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'

/** No `download` and no Content-Disposition: an iPhone then offers the profile by itself. */
const certificatePath = '/juki-net.crt'

/** `url`: where the app opens once the phone trusts `certificate`. */
export function trustPage(certificate: X509Certificate, url: string): Hono {
  const app = new Hono()
  app.use(secureHeaders({ strictTransportSecurity: false }))
  app.get(certificatePath, (context) => {
    return context.body(new Uint8Array(certificate.raw), 200, {
      'Content-Type': 'application/x-x509-ca-cert',
    })
  })
  app.get('/', (context) => context.html(page(certificate, url)))
  return app
}

function page({ subject, fingerprint256 }: X509Certificate, url: string) {
  return html`<!doctype html>
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>証明書を信頼する</title>
        <style>
          body {
            max-width: 40rem;
            margin: 0 auto;
            padding: 16px;
            font:
              1rem/1.7 'BIZ UDPGothic',
              sans-serif;
            overflow-wrap: anywhere;
          }
          h1 {
            font-size: 1.375rem;
          }
          h2 {
            font-size: 1.125rem;
          }
          a {
            display: block;
            margin: 16px 0;
            padding: 18px;
            border: 2px solid;
            border-radius: 14px;
            text-align: center;
            font-weight: 700;
          }
        </style>
      </head>
      <body>
        <h1>この端末で、町のサーバーの証明書を信頼する</h1>
        <p>初回だけ、庁内の回線で行います。</p>
        <a href="${certificatePath}">1. 証明書をダウンロードする</a>
        <h2>2. iPhone</h2>
        <ol>
          <li>Safariで開き、「許可」を押す</li>
          <li>設定 → 一般 → VPNとデバイス管理 → ダウンロード済みプロファイル → インストール</li>
          <li>設定 → 一般 → 情報 → 証明書信頼設定 → この証明書をオンにする</li>
        </ol>
        <h2>2. Android</h2>
        <ol>
          <li>設定で「CA証明書」を検索して開く(セキュリティ → 暗号化と認証情報 → 証明書のインストール)</li>
          <li>「インストールする」を押し、ダウンロードした juki-net.crt を選ぶ</li>
        </ol>
        <a href="${url}">3. アプリを開く</a>
        <h2>この証明書</h2>
        <p>${subject}</p>
        <p>指紋(SHA-256)です。サーバーの画面の表示と同じことを確かめてから信頼してください。</p>
        <p><code>${fingerprint256}</code></p>
      </body>
    </html>`
}
