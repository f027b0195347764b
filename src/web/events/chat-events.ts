export type ChatEvent = { readonly type: 'chat-folded'; readonly isFolded: boolean }
