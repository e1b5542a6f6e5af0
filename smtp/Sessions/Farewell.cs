namespace Postfix.SmtpClient.Sessions;

/// <summary>Takes leave of servers: when to stop using a connection, and QUIT.</summary>
/// <param name="clock">For the age of connections.</param>
/// <param name="reuseTime">smtp_connection_reuse_time_limit.</param>
/// <param name="reuseCount">smtp_connection_reuse_count_limit; 0 for no limit.</param>
/// <param name="skipsReply">smtp_skip_quit_response.</param>
internal sealed class Farewell(TimeProvider clock, TimeSpan reuseTime, int reuseCount, bool skipsReply)
{
    private const string Command = "QUIT";

    /// <summary>A connection that was used long or often enough is not kept.</summary>
    public void CheckAge(SmtpSession session)
    {
        ServerConnection connection = session.Connection;
        bool isOld = clock.GetElapsedTime(connection.Opened) > reuseTime;
        bool isWorn = reuseCount > 0 && connection.ReuseCount >= reuseCount;
        if (isOld || isWorn)
            session.Worsen(SessionFate.Close);
    }

    /// <summary>
    /// Sends QUIT together with the command before it, if the connection is not kept and the server knows pipelining.
    /// </summary>
    public void SayAhead(SmtpSession session)
    {
        if (session.Fate != SessionFate.Keep && session.Offers(ServerFeatures.Pipelining))
            session.Send(Command, isLast: true);
    }

    /// <summary>Sends QUIT unless that is done or the connection is kept; what the server says to it is of no interest.</summary>
    public void Quit(SmtpSession session)
    {
        if (session.Fate is SessionFate.Keep or SessionFate.Abandon)
            return;
        if (!session.HasSaidGoodbye)
            session.Send(Command, isLast: true);
        if (skipsReply)
        {
            session.TryFlush();
            return;
        }
        try
        {
            session.Receive(Stage.Quit);
        }
        catch (ConversationException)
        {
            session.Worsen(SessionFate.Abandon);
        }
    }
}
