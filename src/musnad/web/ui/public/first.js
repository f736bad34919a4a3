// Runs before anything is drawn, so that the page does not turn around or change its colours under the reader's eyes.
(function () {
  var root = document.documentElement;
  var kept = function (key) { try { return localStorage.getItem(key); } catch (refused) { return null; } };
  var language = kept('musnad.language');
  if (language !== 'ar' && language !== 'en') language = /^ar\b/i.test(navigator.language || '') ? 'ar' : 'en';
  root.lang = language;
  root.dir = language === 'ar' ? 'rtl' : 'ltr';
  var theme = kept('musnad.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
