import { mount } from 'svelte';
import RunDetail from './RunDetail.svelte';
import './page.css';

mount(RunDetail, { target: document.getElementById('app')! });
