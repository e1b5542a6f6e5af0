using Postfix.Events;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.QueueManager.Routing;

/// <summary>trivial-rewrite(8) as the router sees it. A connection is closed some time after its last use, for we never end.</summary>
/// <param name="client">Asks it.</param>
/// <param name="timers">Those of the event loop.</param>
/// <param name="idleLimit">How long a connection may be unused (ipc_idle).</param>
internal sealed class RewriteAddressService(RewriteClient client, TimerQueue timers, TimeSpan idleLimit) : IAddressService
{
    private LoopTimer? _timer;

    /// <inheritdoc/>
    public ResolveReply Resolve(string sender, string address)
    {
        NoteUse();
        return client.Resolve(sender, address);
    }

    /// <inheritdoc/>
    public ResolveReply ResolveForProbe(string sender, string address)
    {
        NoteUse();
        return client.ResolveForProbe(sender, address);
    }

    /// <inheritdoc/>
    public string Canonical(string address)
    {
        NoteUse();
        return EmailAddress.Unquote(client.Rewrite("local", EmailAddress.Quote(address)));
    }

    private void NoteUse()
    {
        if (_timer is not { IsPending: true })
            _timer = timers.Add(idleLimit, CloseUnused);
    }

    private void CloseUnused()
    {
        if (client.CloseUnused())
            NoteUse();
    }
}
