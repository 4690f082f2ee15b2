import { formatReceiptNumber, receiptNumberFromQr } from '#base/receipt-number.ts'

// The number read from the receipt's payment code by the camera. What the camera sees never leaves
// the device. Where the browser cannot read codes the button never appears.
type Detector = { detect(source: HTMLVideoElement): Promise<{ readonly rawValue: string }[]> }
declare const BarcodeDetector: {
  new (options: { readonly formats: readonly string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const PAUSE = 150

for (const block of document.querySelectorAll<HTMLElement>('[data-scan-into]')) {
  const input = document.getElementById(block.dataset.scanInto ?? '')
  if (input instanceof HTMLInputElement && (await canScan())) offerScan(block, input)
}

async function canScan(): Promise<boolean> {
  if (!('BarcodeDetector' in globalThis) || !navigator.mediaDevices?.getUserMedia) return false
  return (await BarcodeDetector.getSupportedFormats()).includes('qr_code')
}

function offerScan(block: HTMLElement, input: HTMLInputElement): void {
  const button = block.querySelector('button')
  const label = button?.querySelector('span')
  const said = block.querySelector('p')
  if (!button || !label || !said) return
  const words = block.dataset
  const detector = new BarcodeDetector({ formats: ['qr_code'] })
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  let stream: MediaStream | undefined

  const stop = (reason = '') => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
    video.srcObject = null
    video.remove()
    label.textContent = button.dataset.open ?? ''
    said.textContent = reason
  }
  // What is read of a picture after its camera was closed counts no more.
  const look = async (seen: MediaStream) => {
    while (stream === seen) {
      const codes = await detector.detect(video).catch(() => [])
      if (stream !== seen) return
      const number = codes.map(({ rawValue }) => receiptNumberFromQr(rawValue)).find(Boolean)
      if (number) {
        stop(words.found)
        input.value = formatReceiptNumber(number).replaceAll('\u00A0', ' ')
        input.focus()
        return
      }
      if (codes.length > 0) said.textContent = words.foreign ?? ''
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
  }
  const start = async () => {
    button.disabled = true
    try {
      const asked = { video: { facingMode: 'environment' } }
      const opened = await navigator.mediaDevices.getUserMedia(asked)
      stream = opened
      // Unplugged, or no longer allowed.
      for (const track of opened.getTracks()) {
        track.addEventListener('ended', () => stream === opened && stop(words.denied))
      }
      label.textContent = button.dataset.close ?? ''
      said.textContent = words.aim ?? ''
      video.srcObject = stream
      said.before(video)
      await video.play()
      void look(opened)
    } catch {
      stop(words.denied)
    }
    button.disabled = false
  }
  button.addEventListener('click', () => (stream ? stop() : start()))
  document.addEventListener('visibilitychange', () => document.hidden && stream && stop())
  block.hidden = false
}
