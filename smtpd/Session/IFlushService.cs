namespace Postfix.Smtpd.Session;

/// <summary>The fast flush service, flush(8).</summary>
internal interface IFlushService
{
    /// <summary>Asks for delivery of the mail for a site.</summary>
    FlushStatus SendSite(string site);
}
