import { defineConfig } from 'vite'

export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // The oldest browser still found on office machines (奇安信 Chrome/90).
    target: 'chrome90',
    // Kilobytes uncompressed; what counts is held compressed by the test of the build.
    chunkSizeWarningLimit: 800,
  },
})
