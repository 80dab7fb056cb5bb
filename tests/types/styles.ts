import 'waymark/styles.css';
