import { STRINGS } from '../../strings/strings.ts'
import { describeFailure } from '../../transport/failure.ts'
import { RequestFailure } from '../../transport/request.ts'
import { usePage, useSelected } from '../page-context.ts'

export function Banners() {
  const banners = useSelected((state) => state.session.banners)
  const problem = useSelected((state) => state.document.draft?.problem ?? null)
  const { session } = usePage().actions
  const stopped = problem === null ? [] : [describeFailure('writing', new RequestFailure(problem))]
  return (
    <div class="banners" role="status">
      {stopped.map((banner) => (
        <div class="banner" key={banner.key}>
          <strong>{banner.title}</strong>
          <BannerDetails details={banner.details} />
        </div>
      ))}
      {banners.map(({ key, title, details }) => (
        <div class="banner" key={key}>
          <strong>{title}</strong>
          <BannerDetails details={details} />
          <button type="button" class="quiet-button" onClick={() => session.closeBanner(key)}>
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
