import type { Plugin } from 'vite';

/** Preact's way for `dangerouslySetInnerHTML`, as it is published: `e.innerHTML=n.__html`. */
const preactsOwn = /\b\w+\.innerHTML=(\w+)\.__html\b/g;
const anyWrite = /\.(inner|outer)HTML\s*(=(?![=>])|\+=)|\.insertAdjacentHTML\b/;

/**
 * Takes out of Preact the one place where it makes elements from text. No page of ours uses it, stores ask about it, and what is not there nobody reaches.
 * The build ends where anything that is bundled still does, be it that Preact has changed.
 */
export function stripInnerHtml(): Plugin {
  return {
    name: 'strip-inner-html',
    transform(code, id) {
      if (!id.includes('/node_modules/preact/') || !code.includes('innerHTML=')) return null;
      return { code: code.replace(preactsOwn, 'void $1'), map: null };
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        const found = output.type === 'chunk' ? anyWrite.exec(output.code) : null;
        if (found !== null && output.type === 'chunk') {
          const around = output.code.slice(Math.max(0, found.index - 40), found.index + 40);
          this.error(`${output.fileName} makes elements from text (${around}): see strip-inner-html.ts`);
        }
      }
    },
  };
}
