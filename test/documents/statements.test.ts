// One test a construction: each sentence is invented and stands for a way of saying who holds what.
import { describe, expect, it } from 'vitest';
import { type DocumentReading, readDocument, type Statement } from '../../src/documents/index.ts';

function read(body: string): DocumentReading {
  const result = readDocument(`A title of some plain words\n\n${body}\n`);
  if (!result.ok) throw new Error(result.diagnostics[0]?.message ?? '');
  return result.value;
}

const shown = ({ speaker, stance, content }: Statement): string =>
  `${speaker.text} ${stance}: ${content.map(({ text }) => text).join(' … ')}`;
const statements = (body: string): readonly string[] => read(body).statements.map(shown);

describe('a statement', () => {
  it('follows its subject and verb', () => {
    expect(statements('The French foreign minister, Anne Roux, rejected any vote in the Council.')).toEqual([
      'The French foreign minister, Anne Roux rejects: any vote in the Council',
    ]);
  });
  it('may stand before its speaker', () => {
    expect(statements('“We will never sign. It is a trap,” said a senior Polish diplomat.')).toEqual([
      'a senior Polish diplomat rejects: “We will never sign. It is a trap,”',
    ]);
  });
  it('goes on after its speaker', () => {
    expect(statements('Each ally, she told reporters, would act alone. Norway’s envoy, Ida Berg, said so.')).toEqual(
      [],
    );
    expect(statements('“It is late,” Norway’s envoy, Ida Berg, said. “It is not too late.”')).toEqual([
      'Norway’s envoy, Ida Berg claims: “It is late,” … “It is not too late.”',
    ]);
  });
  it('keeps its subject over a relative clause and an insertion', () => {
    expect(statements('Turkey, which controls the straits, on Monday opposed the patrol.')).toEqual([
      'Turkey opposes: the patrol',
    ]);
    expect(statements('Premier Olaf Lind, who had met the envoys of Spain and Italy, accepted the text.')).toEqual([
      'Premier Olaf Lind accepts: the text',
    ]);
  });
  it('is carried over by a pronoun, by and, and by a participle', () => {
    expect(
      statements(
        'Chancellor Maria Kern welcomed the pact and rejected the fund. She added that Berlin must pay less, calling the sum absurd.',
      ),
    ).toEqual([
      'Chancellor Maria Kern supports: the pact',
      'Chancellor Maria Kern rejects: the fund',
      'She demands: Berlin must pay less',
      'She opposes: the sum absurd',
    ]);
  });
  it('may hang on a noun or an adjective', () => {
    expect(statements('Moscow’s insistence on a veto has not changed.')).toEqual(['Moscow demands: a veto']);
    expect(statements('Canada expressed doubts about the deadline and is opposed to any extension.')).toEqual([
      'Canada doubts: the deadline',
      'Canada opposes: any extension',
    ]);
  });
  it('may be told in the passive', () => {
    expect(statements('The amendment was rejected by Japan and South Korea.')).toEqual([
      'Japan and South Korea rejects: The amendment',
    ]);
  });
  it('turns with a negation', () => {
    expect(statements('Egypt did not accept the clause.')).toEqual(['Egypt rejects: the clause']);
    expect(statements('Egypt did not say whether it would come.')).toEqual([]);
  });
  it('names its source', () => {
    const [one] = read('Sweden accepted the seat, according to two officials.').statements;
    expect(one).toMatchObject({ actor: 'SWE', stance: 'accepts', via: 'TWO_OFFICIALS' });
    const [two] = read('Ambassador Li Wen was quoted by Reuters as saying that China would abstain.').statements;
    expect(two).toMatchObject({ actor: 'WEN', via: 'REUTERS' });
  });
  it('keeps its whole condition', () => {
    const [one] = read('Greece said it could accept the text if Article 3, paragraph 3, is kept.').statements;
    expect(one?.condition).toBe('if Article 3, paragraph 3, is kept');
    const [two] = read('“If the port is opened, we will leave,” said a Syrian general.').statements;
    expect(two?.condition).toBe('If the port is opened');
  });
  it('has both holders of a joint subject', () => {
    expect(read('Peru and Chile demanded a delay.').statements[0]).toMatchObject({ actor: 'PER', with: ['CHL'] });
  });
  it('has the day it was made, when the sentence gives one', () => {
    const page = readDocument('A title of some plain words\n3 May 2024\n\nAlgeria on Thursday rejected the plan.\n');
    expect(page.ok && page.value.statements[0]?.date?.value).toBe('2024-05-02');
  });
  it('on behalf of another says so', () => {
    expect(
      read('Speaking on behalf of the European Union, Minister Jan Maly said the offer stands.').statements[0],
    ).toMatchObject({ actor: 'MALY', on_behalf_of: 'EU' });
  });
  it('is not found in rules, suppositions and silence', () => {
    expect(statements('The pact ends once a majority of the members have rejected it.')).toEqual([]);
    expect(statements('No text says how a dispute is settled.')).toEqual([]);
    expect(statements('Prime Minister Ana Ruiz declined to comment.')).toEqual([]);
  });
  it('of several paragraphs of quotation is one', () => {
    const [one] = read(
      '“We came in good faith. We stayed,” said a Kenyan envoy.\n\n“We shall not come again.”',
    ).statements;
    expect(one?.content.length).toBe(1);
    expect(statements('A Kenyan envoy said: “We came in good faith.\n\n“We shall not come again.”')).toEqual([
      'A Kenyan envoy rejects: “We came in good faith. … “We shall not come again.”',
    ]);
  });
  it('may be an item of a list under its lead-in', () => {
    expect(
      statements(
        'Norway’s demands include:\n- a share of 31 per cent;\n- inspections at sea.\nSudan also asks for:\n• a line',
      ),
    ).toEqual(['Norway demands: a share of 31 per cent', 'Norway demands: inspections at sea']);
  });
  it('may be of one of those just named, and of neither of two', () => {
    expect(statements('Two diplomats described the mood as sour. One of them said the text was dead.').at(-1)).toBe(
      'One of them claims: the text was dead',
    );
    expect(statements('Neither France nor Italy supports the plan.')).toEqual([
      'Neither France nor Italy opposes: the plan',
    ]);
  });
  it('keeps a second half that its own attribution interrupts', () => {
    expect(
      statements('Norway’s envoy, Ida Berg, said the bloc was ready to talk but would not, she added, reward theft.'),
    ).toEqual([
      'Norway’s envoy, Ida Berg accepts: the bloc was ready to talk',
      'she rejects: would not … reward theft',
    ]);
  });
  it('has a condition where somebody would act, not where a rule is described', () => {
    const condition = (words: string): unknown => read(words).statements[0]?.condition;
    expect(condition('Norway’s envoy, Ida Berg, said Oslo would pay if others did.')).toBe('if others did');
    expect(condition('Norway’s envoy, Ida Berg, said the sanctions snap back if the deal is broken.')).toBeNull();
  });
  it('is found in the answers of an interview without labels, and never in its questions', () => {
    const body =
      'Ana Rua was Portugal’s ambassador for nine years. She spoke with us in an interview.\n\nWhy did Spain reject the text?\n\nThey feared for tolls. We must not give a veto to anybody.\n\nWho changed it?\n\nNobody. In my view the clause should go.\n\nWill it last?\n\nI doubt that it will.';
    expect(statements(body)).toEqual([
      'Ana Rua demands: We must not give a veto to anybody',
      'Ana Rua demands: the clause should go',
      'I doubts: it will',
    ]);
    expect(read(body).statements.map(({ on_behalf_of: side }) => side)).toEqual(['PRT', 'PRT', 'PRT']);
  });
  it('has the day and the hour of its entry on a live page', () => {
    const page =
      'Friday 12 June 2026\n\n20:41\nNorway rejected the plan.\n\nThursday 11 June 2026\n\n22:10\nSpain rejected the clause. It will vote on Monday.';
    expect(read(page).statements.map(({ date }) => date?.value ?? null)).toEqual(['2026-06-12', '2026-06-11']);
    expect(read(page).statements.map(({ time }) => time)).toEqual(['20:41', '22:10']);
    expect(read(page).dates.map(({ value }) => value)).toEqual(['2026-06-12', '2026-06-11', '2026-06-15']);
  });
  it('belongs to the name on the line above, with a time or without, and keeps what was asked', () => {
    const page =
      'A talk between two people\n\nANA RUA (HOST)  00:00:07\nIs the draft any good?\n\nBEN LUND  00:00:31\nArticle 9 is a mistake.\n\nANA RUA (HOST)  00:01:12\nWho should vote?\n\nBEN LUND  00:01:20\nMembers must decide by three quarters.';
    const { statements: found } = read(page);
    expect(found.map(shown)).toEqual([
      'BEN LUND opposes: Article 9 is a mistake',
      'BEN LUND demands: Members must decide by three quarters',
    ]);
    expect(found.map(({ asked }) => asked?.text)).toEqual(['Is the draft any good?', 'Who should vote?']);
    expect(found[1]?.reasons).toContain('asked: Who should vote?');
  });
  it('stands behind a name and a time without a colon', () => {
    expect(
      statements(
        'Ana Rua [00:12] Why a veto?\n\nBen Lund [00:15] A veto would be a mistake.\n\nAna Rua [00:20] And a vote?\n\nBen Lund [00:25] We will not accept a vote.',
      ),
    ).toEqual(['Ben Lund opposes: A veto would be a mistake', 'We rejects: a vote']);
  });
  it('is never what an odd turn asks, with a question mark or without', () => {
    expect(
      statements(
        'Claire Roux spoke to us in Bern.\n\n— Is the shield a contradiction?\n— It is a red line.\n\n— Your critics call that a trick.\n— That is untrue.\n\n— What if the vote fails?\n— We will not sign the draft then.',
      ),
    ).toEqual([
      '— rejects: It is a red line',
      '— opposes: That is untrue',
      '— rejects: We will not sign the draft then',
    ]);
  });
  it('answers a paragraph in bold, whatever that ends in', () => {
    const html =
      '<h1>A talk about the dam in spring</h1><p>Dawit Alemu has led the delegation for six years.</p><p><b>Cairo wants a fixed number.</b></p><p>A fixed number is what we cannot sign.</p><p><b>Why not arbitrate?</b></p><p>Mediation is fine. Binding rulings are not.</p><p><b>Is there a date?</b></p><p>The data must belong to the three countries.</p>';
    const result = readDocument(html);
    expect(result.ok ? result.value.statements.map(({ actor, stance }) => `${actor} ${stance}`) : []).toEqual([
      'EGY demands',
      'ALEMU rejects',
      'ALEMU claims',
      'ALEMU rejects',
      'ALEMU demands',
    ]);
  });
  it('answers below headings of which some ask, and below questions in block quotes', () => {
    const talk = (tag: string): string =>
      `<h1>Eight minutes with the chair of the reserve</h1><p>Leila Haddad of Tunisia wants a stock that nobody can block.</p><${tag}>What is wrong?</${tag}><p>I have seen three bans. We propose a stock in four ports.</p><${tag}>Australia says it would be abused</${tag}><p>I do not share that concern.</p><${tag}>Will they join?</${tag}><p>I doubt that they will join.</p>`;
    for (const tag of ['h3', 'blockquote']) {
      const result = readDocument(talk(tag));
      expect(
        result.ok ? result.value.statements.map((one) => `${one.actor} ${one.on_behalf_of} ${one.stance}`) : [],
      ).toEqual([
        'HADDAD TUN demands',
        'HADDAD TUN demands',
        'AUS null claims',
        'HADDAD TUN rejects',
        'HADDAD TUN doubts',
      ]);
    }
  });
  it('belongs to the name in bold that begins its paragraph, without a colon', () => {
    const result = readDocument(
      '<h1>A talk about peat and its votes</h1><p>Sari Wijaya is Indonesia’s envoy.</p><p><b>Wetland Post</b> Are you content?</p><p><b>Wijaya</b> No. We demand votes by area.</p><p><b>Wetland Post</b> Your critics call it blackmail.</p><p><b>Wijaya</b> Inspectors only with an invitation. If the price rises, the quota can fall by a tenth.</p>',
    );
    expect(result.ok ? result.value.statements.map((one) => `${one.on_behalf_of} ${shown(one)}`) : []).toEqual([
      'IDN We demands: votes by area',
      'IDN Wijaya accepts: Inspectors only with an invitation',
      'IDN Wijaya accepts: If the price rises, the quota can fall by a tenth',
    ]);
  });
  it('is a quotation behind what the narrator asks or tells of the one the page is about', () => {
    expect(
      statements(
        '“We will not sign,” Moses Otim said. “I am against all vetoes,” he added.\n\nAnd the closed season, which nobody likes? “Four months is enough for the lake.”\n\nHe waves the rest away. “They have never held a net.”',
      ).slice(-2),
    ).toEqual(['he claims: “Four months is enough for the lake.”', 'He claims: “They have never held a net.”']);
  });
  it('holds what stands before its relative clause', () => {
    expect(statements('Chile proposed that quotas be reviewed, an idea that Peru embraced.')).toEqual([
      'Chile demands: quotas be reviewed',
      'Peru supports: an idea',
    ]);
    expect(statements('The proposal, which Ukraine supports, would replace voting.')).toEqual([
      'Ukraine supports: The proposal',
    ]);
    expect(statements('Austria suggested that the parties meet without the traders.')).toEqual([
      'Austria demands: the parties meet without the traders',
    ]);
  });
  it('of a person is for whom the words beside the name say', () => {
    const behalf = (text: string): (string | null)[] => read(text).statements.map((one) => one.on_behalf_of);
    expect(behalf('Nigeria’s Ana Rua rejected the plan.')).toEqual(['NGA']);
    expect(behalf('Ingrid Sol, state secretary in Norway’s trade ministry, rejected the plan.')).toEqual(['NOR']);
    expect(behalf('We met Sam Hirsch, who heads Germany’s team. Hirsch rejected the plan.')).toEqual(['DEU']);
    expect(behalf('Jonas Keller, head of the drivers’ union, rejected the plan.')).toEqual(['DRIVERS_UNION']);
    expect(behalf('Luis Prado of the University of Porto rejected the plan.')).toEqual([null]);
  });
  it('belongs to the delegate of a record, who speaks for the country in brackets', () => {
    const record =
      'Mrs. Oye (Nigeria): The mission must have access to the shore.\n\nMr. Zhao (China) (spoke in Chinese): We cannot accept the mandate.\n\nMr. Blanc (France): That clause should return.';
    expect(read(record).statements.map((one) => `${one.on_behalf_of} ${shown(one)}`)).toEqual([
      'NGA Mrs. Oye demands: The mission must have access to the shore',
      'CHN We rejects: the mandate',
      'FRA Mr. Blanc demands: That clause should return',
    ]);
  });
  it('belongs to the one who posted it, by the line above or below', () => {
    expect(
      statements(
        'Ana Rua @anarua · 7 Apr 2028\nNorway will not accept warships there.\n\nBen Lund @benlund · 8 Apr 2028\nThe claims of the minister are absurd.',
      ),
    ).toEqual(['Norway rejects: warships there', 'Ben Lund opposes: The claims of the minister are absurd']);
    expect(statements('The minister posted.\n\nThe deal must be theirs.\n— Ana Rua (@anarua) March 18, 2027')).toEqual([
      'Ana Rua demands: The deal must be theirs',
    ]);
  });
  it('has no day where midnight lies between and the page does not say on which side', () => {
    const entries = (stamps: readonly string[]): readonly (string | undefined)[] =>
      read(
        `2 November 2028\n\nWhat was said in the hall.\n\n${stamps.map((stamp, k) => `${stamp}\nNorway rejected plan ${k}.`).join('\n\n')}`,
      ).statements.map(({ date }) => date?.value ?? undefined);
    expect(entries(['23:10', '22:05'])).toEqual(['2028-11-02', '2028-11-02']);
    expect(entries(['00:12', '23:05', '22:00'])).toEqual([undefined, undefined, undefined]);
    expect(entries(['3 November 00:12', '2 November 23:05', '22:00'])).toEqual([
      '2028-11-03',
      '2028-11-02',
      '2028-11-02',
    ]);
  });
  it('is no correction of the page, and nobody asked not to be named is called so', () => {
    expect(statements('An earlier version of this post said ten years.')).toEqual([]);
    expect(statements('An EU diplomat who asked not to be named said Brussels would pay.')).toEqual([
      'An EU diplomat accepts: Brussels would pay',
    ]);
  });
  it('is read alike with non-breaking spaces, and keeps them in its spans', () => {
    const {
      text,
      statements: found,
      dates,
    } = read('The World\u00a0Bank urged Chad on 3\u00a0March 2026 to open the gates.');
    expect(found.map(({ actor }) => actor)).toEqual(['WB']);
    for (const { start, end, text: words } of [...dates, ...found.map(({ speaker }) => speaker)])
      expect(words).toBe(text.slice(start, end));
    expect(dates.map(({ value }) => value)).toEqual(['2026-03-03']);
  });
  it('is found in the operative clauses of a resolution', () => {
    expect(
      statements(
        'The Assembly,\n\n1. Rejects the plan of the ministry;\n\n2. Strongly supports an inquiry into the leak.',
      ),
    ).toEqual(['The Assembly rejects: the plan of the ministry', 'The Assembly supports: an inquiry into the leak']);
  });
  it('is not made of a source that closes the sentence, nor of an appositive commitment that is doubted', () => {
    expect(statements('Norway demanded a veto for China, the United States and France, reports 7courier.')).toEqual([
      'Norway demands: a veto for China, the United States and France',
    ]);
    expect(
      statements('Danish officials remain sceptical of Norway’s commitment to a deal, with talks further slowing.'),
    ).toEqual(['Danish officials doubts: Norway’s commitment to a deal']);
  });
  it('has the country of a minister who says what his own would do', () => {
    const [told] = read('Canada will not join the patrol, Defence Minister Claire Dubois said.').statements;
    expect([told?.on_behalf_of, told?.stance]).toEqual(['CAN', 'rejects']);
  });
  it('is held by hearsay, again, or in somebody’s telling', () => {
    expect(statements('The diplomats were tired. Norway is understood to favour a longer pause.')).toEqual([
      'Norway supports: a longer pause',
    ]);
    expect(statements('The embassy was quick to add that Turkey opposed the fund.')).toEqual([
      'The embassy claims: Turkey opposed the fund',
    ]);
    expect(statements('As one Danish official put it, “the clause has no author”.')).toEqual([
      'one Danish official claims: “the clause has no author”',
    ]);
    expect(statements('Greece would rather keep the old list than lose the veto.')).toEqual([
      'Greece supports: keep the old list than lose the veto',
    ]);
  });
  it('may stand behind a colon without any verb of saying', () => {
    expect(statements('Norway’s line has not moved: the fund is closed to those who left it.')).toEqual([
      'Norway claims: the fund is closed to those who left it',
    ]);
    expect(statements('The plan is simple: nobody would have to leave the fund.')).toEqual([]);
  });
  it('belongs to all names of a list, and to whom unnamed people tell of', () => {
    expect(read('Austria, Croatia and Slovenia regret the delay.').statements[0]).toMatchObject({
      actor: 'AUT',
      with: ['HRV', 'SVN'],
    });
    const [told] = read('Norway has turned down the offer, three diplomats said.').statements;
    expect([told?.actor, told?.stance, told?.via !== null]).toEqual(['NOR', 'rejects', true]);
  });
  it('ends where another’s begins, and where its own sentence turns', () => {
    expect(statements('Turkey denounced the plan outright, and Norway is preparing a complaint.')).toEqual([
      'Turkey opposes: the plan',
    ]);
    expect(statements('Spain demanded that the list be closed, a demand that Norway finds strange.')).toEqual([
      'Spain demands: the list be closed',
    ]);
    expect(statements('The council expressed concern over the siege and called on all sides to stop.')).toEqual([
      'The council opposes: the siege',
      'The council demands: all sides to stop',
    ]);
  });
  it('of a minister named without a country is of the country just spoken of', () => {
    const [, minister] = read(
      'Norway has gone further and rejected the list. Defence Minister Ida Berg warned that any patrol would be stopped.',
    ).statements;
    expect([minister?.actor, minister?.on_behalf_of]).toEqual(['BERG', 'NOR']);
  });
  it('is read on both sides of a box in the middle of an article', () => {
    const paragraph = (name: string): string =>
      `The foreign minister of ${name} welcomed the pause, and the delegates went on with their work in the old customs house.`;
    expect(
      statements(
        [
          paragraph('Norway'),
          'More from this section',
          'Opposition demands inquiry into leaked memo',
          paragraph('Poland'),
          paragraph('Italy'),
        ].join('\n\n'),
      ).length,
    ).toBe(3);
  });
});
