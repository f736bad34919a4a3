import '@fontsource/ibm-plex-sans-arabic/400.css';
import '@fontsource/ibm-plex-sans-arabic/500.css';
import '@fontsource/ibm-plex-sans-arabic/600.css';
import '@fontsource/noto-naskh-arabic/400.css';
import '@fontsource/noto-naskh-arabic/700.css';
import '$lib/styles/tokens.css';
import '$lib/styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { beginLanguage } from '$lib/language.svelte';

beginLanguage();
const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
mount(App, { target });
