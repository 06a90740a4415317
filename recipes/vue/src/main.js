import {createApp} from 'vue';
import App from './App.vue';

// Vue gives an element that is not registered yet attributes only, and an object is no text.
await customElements.whenDefined('welearn-faq');

createApp(App).mount('#app');
