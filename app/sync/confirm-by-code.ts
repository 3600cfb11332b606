// Asks for the code that confirms an act, in a dialog over whatever screen asks (AU12).
import { createApp } from 'vue'
import { ConfirmationCodeAnswer, confirmationCodesPath } from '../../shared/sync/confirmations.ts'
import { askJson } from './ask-json.ts'
import { confirmationProblem } from './confirmation-words.ts'
import ConfirmationDialog from './ConfirmationDialog.vue'

/** False: the person broke it off, or the server makes no code, and the dialog said why. */
export async function confirmByCode(act: string): Promise<boolean> {
  const { answer, refused } = await askJson(confirmationCodesPath, ConfirmationCodeAnswer, { act })
  const place = document.body.appendChild(document.createElement('div'))
  return new Promise((resolve) => {
    const dialog = createApp(ConfirmationDialog, {
      act,
      shownOn: answer?.shownOn ?? [],
      noCode: answer === null ? confirmationProblem(refused) : null,
      onOver(isConfirmed: boolean) {
        dialog.unmount()
        place.remove()
        resolve(isConfirmed)
      },
    })
    dialog.mount(place)
  })
}
