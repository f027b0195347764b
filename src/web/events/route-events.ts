/** Where in the page the writer is: the list of drafts, a new draft, or one draft. */
export type Route =
  | { readonly name: 'drafts' }
  | { readonly name: 'new' }
  | { readonly name: 'draft'; readonly id: string }

export type RouteEvent = { readonly type: 'route-changed'; readonly route: Route }
