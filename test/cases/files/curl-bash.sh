curl 'https://api.17track.net/track/v2.4/register' \
  -X 'POST' \
  -H 'accept: */*' \
  -H '17token: TESTKEY-CASES-1' \
  -H 'content-type: application/json' \
  --data-raw '[{"number":"LZ700001402CN","carrier":3011},{"number":"LZ700001416CN","carrier":3011}]' \
  --compressed
