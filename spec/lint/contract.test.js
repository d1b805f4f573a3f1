// Each guard is seen to bite: a copy of the description is broken in one place, and the lint has to name the problem.
// Run with `npm test --prefix spec`.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const spec = fileURLToPath(new URL('..', import.meta.url));
const description = readFileSync(join(spec, 'zalo-consent.openapi.yaml'), 'utf8');
const copies = mkdtempSync(join(tmpdir(), 'zalo-consent-'));
after(() => rmSync(copies, { recursive: true }));

function lint(text) {
  const file = join(copies, 'zalo-consent.openapi.yaml');
  writeFileSync(file, text);
  const cli = join(spec, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const command = ['--env-file=lint/lint.env', cli, 'lint', file, '--config=redocly.yaml'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: spec, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Puts `text` in the place of the first `where`. */
const put = (where, text) => (whole) => whole.replace(where, () => text);

/** Takes the first line that says `text` away. */
const drop = (text) => (whole) => whole.replace(`\n${whole.split('\n').find((line) => line.trim() === text)}\n`, '\n');

const breaks = {
  // The document and its examples: the linter's own rules.
  'a syntax error': [put("phone: '84987654321'", "phone: '84987654321"), 'Failed to parse API description'],
  'a misspelt keyword': [put('minimum: 1', 'minimun: 1'), 'Property `minimun` is not expected here'],
  'a reference to nothing': [put('schemas/PagingInfo', 'schemas/PagingInfos'), "Can't resolve $ref"],
  'an ID that is a number': [put("id: '1000000000000721835'", 'id: 1000000000000721835'), '`id` property type must be string'],
  'a time that is none': [put("'2026-11-20T03:20:41Z'", 'yesterday'), 'property must match format "date-time"'],
  'a value that the enum lacks': [put('delivery_status: received', 'delivery_status: lost'), 'equal to one of the allowed'],
  'a null in a request': [put('call_type: audio\n          is_charged: true', 'is_charged: null'), 'type must be boolean'],
  'a field that a request lacks': [put('limit: 10', 'size: 10'), 'must NOT have additional properties `size`'],
  'an operation that hides its cost': [drop('x-effect: charged'), 'whether a call can cost money'],

  // Both languages, and everything described.
  'a title in English only': [drop('x-title-vi: API quyền gọi Zalo của eTelecom'), 'title has no x-title-vi beside it'],
  'a description in English only': [drop('x-description-vi: Loại lỗi.'), 'description has no x-description-vi beside it'],
  'a description in Vietnamese only': [drop('description: Voice call.'), 'x-description-vi has no description beside it'],
  'a summary in English only': [drop('x-summary-vi: Gửi yêu cầu cấp quyền gọi'), 'summary has no x-summary-vi beside it'],
  'English in a Vietnamese field': [put('x-description-vi: Loại lỗi.', 'x-description-vi: Kind.'), 'is not written in Vietnamese'],
  'a property without a description': [
    (whole) => drop('x-description-vi: Loại lỗi.')(drop('description: The kind of error.')(whole)),
    'code has no description',
  ],
  'a pattern without an explanation': [drop('x-rule: { en: 1 to 19 digits, vi: gồm 1 đến 19 chữ số }'), 'oa_id has a pattern and no x-rule'],

  // Where it comes from, and in which unit it is.
  'a schema without a page': [
    (whole) => whole.replace(/\n      externalDocs: .*\n/, '\n'),
    'does not say in externalDocs which page it comes from',
  ],
  'a page of another site': [put('{ url: https://docs.etelecom.vn/', '{ url: https://example.com/'), 'is not a page of the vendor'],
  'a rule in one language': [put('{ en: 1 to 19 digits, vi: gồm 1 đến 19 chữ số }', '{ en: 1 to 19 digits }'), 'The x-rule of oa_id has no vi'],
  'a time without a unit': [drop("x-unit: { en: RFC 3339 in UTC, vi: 'RFC 3339, giờ UTC' }"), 'date_from has no x-unit'],
  'a number without a unit': [drop('x-unit: { en: none (a code), vi: không có (mã số) }'), 'error_code has no x-unit'],
  'a unit in one language': [put('{ en: records, vi: bản ghi }', '{ en: records }'), 'The x-unit of limit has no vi'],
  'a unit of a text': [
    put('x-rule: { en: 1 to 19 digits, vi: gồm 1 đến 19 chữ số }', 'x-rule: { en: 1 to 19 digits, vi: gồm 1 đến 19 chữ số }\n          x-unit: { en: digits, vi: chữ số }'),
    'oa_id has an x-unit and is neither',
  ],

  // Enums and their tables.
  'a value without an entry': [put('[received, seen, unknown]', '[received, seen, lost, unknown]'), '"lost" has no entry in x-values'],
  'an entry without a value': [put(', audio_and_video, unknown]', ', unknown]'), '"audio_and_video" is not a value of the enum'],
  'an enum without a table': [put('x-values:', 'x-table:'), 'The enum has no x-values'],
  'an enum that is no component': [put('minLength: 1\n', 'enum: [a]\n'), 'An enum is a component of its own'],
  'an entry without a name': [drop('name: NoReply'), '"NS" has no name'],
  'an entry without a display text': [drop('vi: Không tìm thấy'), '"not_found" has no vi'],
  'an entry with a field too many': [put('aliases: [Unkown]', 'alias: [Unkown]'), 'has a field alias that nothing reads'],
  'a name that is used already': [put('name: Seen', 'name: Received'), 'The name Received is used by another value'],
  'a name that C# would not write': [put('name: Seen', 'name: seen'), '"seen" is not PascalCase'],
  'a zero value in the middle': [put('vi: Đã xem\n', 'vi: Đã xem\n          zero: true\n'), 'allowed at the last value of the enum only'],
  'a status that nothing answers': [put('status: 412', 'status: 418'), 'maps to status 418'],

  // The server's values and their names.
  'a server value without a name': [drop('Sandbox: api-sandbox.etelecom.vn'), '"api-sandbox.etelecom.vn" has no name'],
  'a name without a server value': [put('Shop: shop\n', 'Shop: shop\n    Agency: agency\n'), 'names "agency", which is no value'],
};

test('The lint has nothing to say about the description as it is', () => {
  const { status, output } = lint(description);

  assert.equal(status, 0, output);
  assert.doesNotMatch(output, /error|warning/i);
});

test('The lint has nothing to say about the new method of docs/when-the-vendor-changes.md', () => {
  const example = readFileSync(new URL('../../docs/when-the-vendor-changes.yaml', import.meta.url), 'utf8');
  // What is under a key goes under the same key of the description.
  const [, ...parts] = example.split(/^(paths:|components:| {2}schemas:| {2}examples:)\n/m);
  let changed = description;
  for (let i = 0; i < parts.length; i += 2) changed = put(`\n${parts[i]}\n`, `\n${parts[i]}\n${parts[i + 1]}`)(changed);

  const { status, output } = lint(changed);

  assert.match(changed, /operationId: ListOA\n[^]*\n {4}ListOARequest:\n[^]*\n {4}TwoOAs:\n/);
  assert.equal(status, 0, output);
});

for (const [what, [breakIt, complaint]] of Object.entries(breaks)) {
  test(`The lint stops at ${what}`, () => {
    const broken = breakIt(description);
    assert.notEqual(broken, description, 'Nothing was broken: the text to replace is no longer in the description.');

    const { status, output } = lint(broken);

    assert.equal(status, 1, output);
    assert.ok(output.includes(complaint), output);
  });
}
