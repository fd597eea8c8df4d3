// Every script and the command start here. Plain JavaScript that an older Node can parse, so that it can say what to do.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    'Tollgate needs Node 24 or later and this is ' +
      process.version +
      ': run "npm ci" in its folder and use the npm scripts, which bring Node 24, or install Node 24.',
  );
  process.exit(2);
}
