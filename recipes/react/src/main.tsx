import {createRoot} from 'react-dom/client';
import {App} from './App';

// React gives an element that is not registered yet attributes only, and an object is no text.
await customElements.whenDefined('welearn-faq');

const place = document.querySelector('#app');
if (place) createRoot(place).render(<App />);
