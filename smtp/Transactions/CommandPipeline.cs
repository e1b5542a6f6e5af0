using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>
/// Sends commands ahead of their replies where the server permits it (RFC 2920), otherwise one at a time. What is sent ahead
/// stays within
/// a window that any TCP stack takes at once: a client that blocks in a write while the server blocks in its own is a deadlock.
/// </summary>
internal sealed class CommandPipeline(SmtpSession session, IReplyHandler handler)
{
    /// <summary>Most bytes of commands without a reply.</summary>
    public const int Window = 4096;

    private const int LineEndLength = 2;
    private readonly Queue<PendingCommand> _pending = new();
    private int _bytes;

    /// <summary>Replies are outstanding.</summary>
    public bool IsAhead => _pending.Count > 0;

    /// <summary>Makes room for a command: collects outstanding replies if the command cannot be sent before them.</summary>
    public void MakeRoomFor(string command)
    {
        bool maySendAhead = session.Offers(ServerFeatures.Pipelining) && _bytes + command.Length + LineEndLength <= Window;
        if (IsAhead && !maySendAhead)
            Synchronize();
    }

    /// <summary>Sends a command, at the latest when its reply is waited for.</summary>
    public void Send(Stage stage, string command, PendingRecipient? recipient = null)
    {
        session.Send(command);
        _bytes += command.Length + LineEndLength;
        Expect(stage, recipient);
    }

    /// <summary>One more reply will come.</summary>
    public void Expect(Stage stage, PendingRecipient? recipient = null) => _pending.Enqueue(new PendingCommand(stage, recipient));

    /// <summary>Receives all outstanding replies.</summary>
    public void Synchronize()
    {
        // The command leaves the queue first: the exception of a lost connection tells its stage.
        while (_pending.TryDequeue(out PendingCommand command))
            handler.OnReply(command, session.Receive(command.Stage));
        _bytes = 0;
    }
}
