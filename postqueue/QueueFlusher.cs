using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Net;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Postqueue;

/// <summary>Asks the mail system to try mail now.</summary>
internal sealed class QueueFlusher(Settings settings, Log log)
{
    // Forget dead destinations, all time stamps, scan deferred, scan incoming (contract: services.md, section 1).
    private const string FlushQueue = "FADI";
    private const string WakeUp = "W";
    private const string SystemIsDown = "Cannot flush mail queue - mail system is down";

    public void FlushAll()
    {
        Send(settings[ServiceParameters.QueueServiceName], FlushQueue);
        Send(settings[ServiceParameters.PickupServiceName], WakeUp);
    }

    public void FlushMessage(string queueId)
    {
        if (QueueId.Parse(queueId) == null)
            throw new FatalException($"Cannot flush queue ID - invalid name: \"{Shortened(queueId)}\"");
        Check(Client().SendFile(queueId), queueId);
    }

    public void FlushSite(string site)
    {
        string name = site.StartsWith('@') ? site[1..] : site;
        bool isLiteral = name.StartsWith('[') && name.EndsWith(']') && System.Net.IPAddress.TryParse(name.AsSpan(1, name.Length - 2), out _);
        if (!isLiteral && !HostName.IsValid(name))
            throw new FatalException($"Cannot flush mail queue - invalid destination: \"{Shortened(site)}\"");
        Check(Client().SendSite(name), site);
    }

    private static void Check(FlushStatus status, string target)
    {
        switch (status)
        {
            case FlushStatus.Ok: return;
            case FlushStatus.Failed: throw new FatalException(SystemIsDown);
            case FlushStatus.Denied: throw new FatalException($"Flush service is not configured for destination \"{target}\"");
            case FlushStatus.Bad: throw new FatalException($"Invalid request: \"{target}\"");
            default: throw new FatalException($"Unknown flush server reply status {(int)status}");
        }
    }

    private static string Shortened(string text)
    {
        const int most = 100;
        return ByteText.Printable(text.Length > most ? text[..most] + "..." : text);
    }

    private FlushClient Client() =>
        new(settings[ServiceParameters.FlushServiceName], settings[ServiceParameters.IpcTimeout], log);

    private void Send(string service, string requests)
    {
        try
        {
            Trigger.Send(new ServiceAddress(ServiceClass.Public, service).Path, requests, settings[ServiceParameters.TriggerTimeout]);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning(error.Message);
            throw new FatalException(SystemIsDown);
        }
    }
}
