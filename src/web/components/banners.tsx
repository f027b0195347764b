import { describeFailure } from '../failure.ts'
import type { PageState } from '../page-state.ts'
import { STRINGS } from '../strings.ts'
import { RequestFailure } from '../transport.ts'

type Props = { state: PageState; onClose: (key: string) => void }

export function Banners({ state, onClose }: Props) {
  const problem = state.draft?.problem ?? null
  const stopped = problem === null ? [] : [describeFailure('writing', new RequestFailure(problem))]
  return (
    <div class="banners" role="status">
      {stopped.map((banner) => (
        <div class="banner" key={banner.key}>
          <strong>{banner.title}</strong>
          <BannerDetails details={banner.details} />
        </div>
      ))}
      {state.banners.map(({ key, title, details }) => (
        <div class="banner" key={key}>
          <strong>{title}</strong>
          <BannerDetails details={details} />
          <button type="button" class="quiet-button" onClick={() => onClose(key)}>
            {STRINGS.close}
          </button>
        </div>
      ))}
    </div>
  )
}

const BannerDetails = ({ details }: { details: readonly string[] }) => (
  <ul>
    {details.map((detail) => (
      <li key={detail}>{detail}</li>
    ))}
  </ul>
)
