import { runCommand } from '../../proxy/command/run-command.ts';

/** Another process: runs a command as a user who is not root, for whom the rights of files count, and says what came of it. */
const NOBODY = 65_534;

if (process.getuid?.() === 0) {
  process.setgroups?.([NOBODY]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
}

let out = '';
let err = '';
const code = await runCommand(process.argv.slice(2), {
  print: (text) => {
    out += text;
  },
  say: (line) => {
    err += `${line}\n`;
  },
  drained: async () => {},
  progress: () => {},
  colour: false,
  locale: 'en',
  now: () => Date.now(),
});
process.stdout.write(JSON.stringify({ code, out, err }));
