import 'welearn-elements/welearn.js';
import type {} from 'welearn-elements/react';
import {useRef, useState} from 'react';
import type {WelearnFaq} from 'welearn-elements';

export function App() {
  const faq = useRef<WelearnFaq>(null);
  const [read, setRead] = useState('nothing');
  return (
    <main>
      <welearn-faq
        ref={faq}
        src="/about.md"
        copy-links
        placeholders={{LIBRARY: 'Riverside Library'}}
        onwelearn-toggle={({detail}) => setRead(detail.question)}
      >
        <a href="/about.md">Questions and answers</a>
      </welearn-faq>
      <p>You read: {read}</p>
      <button type="button" onClick={() => faq.current?.expandAll()}>
        Open all
      </button>
    </main>
  );
}
