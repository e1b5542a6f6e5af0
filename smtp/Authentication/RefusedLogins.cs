using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Smtp;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.SmtpClient.Authentication;

/// <summary>
/// Remembers logins that servers have refused (smtp_sasl_auth_cache_name): too many attempts with a bad password get a client
/// locked out. Trouble with the table is no reason not to deliver. Safe for use by many threads.
/// </summary>
/// <param name="table">Where they are remembered.</param>
/// <param name="lifeTime">How long (smtp_sasl_auth_cache_time).</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class RefusedLogins(LookupTable table, TimeSpan lifeTime, TimeProvider clock, Log log)
{
    private const int MaxShown = 100;

    /// <summary>How the server refused this login the last time; null when it has not, or when that does not count any more.</summary>
    public RefusedLogin? Find(string host, Account account)
    {
        string key = KeyOf(host, account);
        LookupResult found = table.Find(key);
        if (found.IsFailed)
            log.Warning($"SASL auth failure map {table.Label}: lookup failed for {key}");
        if (!found.IsFound)
            return null;
        RefusedLogin? known = RefusedLogin.Parse(found.Value);
        if (known is null)
            log.Warning($"bad smtp_sasl_auth_cache entry: {found.Value[..Math.Min(found.Value.Length, MaxShown)]}");
        else if (known.Time + lifeTime.TotalSeconds >= Now && known.PasswordDigest == Digest(account))
            return known;
        Forget(key);
        return null;
    }

    /// <summary>The server refused a login.</summary>
    public void Add(string host, Account account, SmtpReply reply)
    {
        string key = KeyOf(host, account);
        try
        {
            table.Put(key, new RefusedLogin(Now, Digest(account), reply.Status, reply.OneLine).ToString());
        }
        catch (IOException error)
        {
            log.Warning($"SASL auth failure map {table.Label}: entry not stored: {key}: {error.Message}");
        }
    }

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    private void Forget(string key)
    {
        try
        {
            if (table.Delete(key))
                return;
        }
        catch (IOException error)
        {
            log.Warning(error.Message);
        }
        log.Warning($"SASL auth failure map {table.Label}: entry not deleted: {key}");
    }

    private static string KeyOf(string host, Account account) => $"{host};{account.User}";

    private static string Digest(Account account) => Base64.Encode(TextDigest.Sha1(ByteText.ToBytes(account.Password)));
}
