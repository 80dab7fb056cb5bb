import { resolve } from 'node:path';
import HtmlPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';

export default {
  mode: 'production',
  entry: './src/main.tsx',
  // `trustedTypes`: without it a policy with `require-trusted-types-for` keeps webpack from loading the panel.
  output: { path: resolve('dist'), publicPath: '/', clean: true, trustedTypes: true },
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, loader: 'ts-loader', exclude: /node_modules/ },
      // Extracted: `style-loader` writes styles into the page, which `style-src 'self'` forbids.
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
    ],
  },
  plugins: [new MiniCssExtractPlugin(), new HtmlPlugin({ template: 'src/index.html' })],
};
