import { createApp } from 'vue';
import RunDetail from './RunDetail.vue';
import './page.css';

createApp(RunDetail).mount('#app');
