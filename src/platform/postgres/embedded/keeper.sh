#!/bin/sh
# Runs the database server for as long as any program holds the line:
#   keeper.sh RUN_FOLDER SOCKET_FOLDER SERVER [ARGUMENT …]
#
# The line is a named pipe that every program keeps open for writing. When the last of them goes,
# by its own will or by kill -9, the kernel closes the pipe, and the server is told to stop.
# A program that joins says the name of a file; once the file is there, the program knows that it
# was heard before the end of the line, and that the server will not stop on it.
run=$1
socket=$2
shift 2

# A signal that reaches everybody at once must not stop the server before the programs are done.
trap '' HUP INT TERM

# Descriptor 3 is both ends of the line, handed down so that opening it does not wait.
exec 4<"$run/line" 3>&-

"$@" 4<&- &
server=$!

# `true` and not `:`, which would end the shell should the folder be gone.
(
  while read -r holder; do true >"$holder"; done
  true >"$run/ended"
  kill -INT "$server"
) <&4 &
listener=$!
exec 4<&-

wait "$server"
code=$?
# After the end of the line the listener is gone, and its number may be somebody else's.
test -e "$run/ended" || kill -KILL "$listener"
rm -rf "$run" "$socket"
exit "$code"
