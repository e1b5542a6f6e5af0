using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A warning that is logged once in the life of the process, however many sessions have cause for it.</summary>
internal sealed class OneWarning(string text, SmtpdLog log)
{
    private int _isLogged;

    /// <summary>Logs it, unless that was done before.</summary>
    public void Log()
    {
        if (_isLogged == 0 && Interlocked.Exchange(ref _isLogged, 1) == 0)
            log.Warn(text);
    }
}
