// Crosscheck verifies logs that Assize has written, with golang.org/x/mod and nothing of Assize.
//
// Each folder named on the command line is one log:
//
//	log.vkey                     the log's key
//	entries                      the entries, one a line, in base64
//	checkpoint                   the newest checkpoint
//	inclusion/*.tlog-proof       proofs in the format of c2sp.org/tlog-proof
//	consistency/*                earlier checkpoint, an empty line, hashes one a line, an empty line, later checkpoint
//
// It prints what it has verified, and fails at the first thing that does not verify.
//
// Old versions of x/mod do not authenticate all tiles (CVE-2026-56865), so that it recomputes trees from their entries and
// does not use tlog.TileHashReader.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type checkpoint struct {
	size int64
	root tlog.Hash
}

// logFolder is one log: who signs it, and its tree as Go computes it.
type logFolder struct {
	path     string
	verifier note.Verifier
	entries  [][]byte
	hashes   hashes
}

// hashes are the stored hashes of a whole tree, in x/mod's order.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	read := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		read[i] = h[index]
	}
	return read, nil
}

func main() {
	notes, inclusions, consistencies := 0, 0, 0
	for _, path := range os.Args[1:] {
		log, err := open(path)
		if err == nil {
			err = log.checkNewest()
			notes++
		}
		err = log.each(err, "inclusion/*.tlog-proof", func(text string) error {
			inclusions++
			return log.checkInclusion(text)
		})
		err = log.each(err, "consistency/*", func(text string) error {
			consistencies++
			return log.checkConsistency(text)
		})
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", path, err)
			os.Exit(1)
		}
	}
	notes += inclusions + 2*consistencies
	fmt.Printf("%d notes, %d inclusion proofs, %d consistency proofs\n", notes, inclusions, consistencies)
}

func open(path string) (*logFolder, error) {
	log := &logFolder{path: path}
	vkey, err := os.ReadFile(filepath.Join(path, "log.vkey"))
	if err != nil {
		return log, err
	}
	if log.verifier, err = note.NewVerifier(strings.TrimSpace(string(vkey))); err != nil {
		return log, err
	}
	entries, err := os.ReadFile(filepath.Join(path, "entries"))
	if err != nil {
		return log, err
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(entries), "\n"), "\n") {
		entry, err := base64.StdEncoding.DecodeString(line)
		if err != nil {
			return log, err
		}
		stored, err := tlog.StoredHashes(int64(len(log.entries)), entry, log.hashes)
		if err != nil {
			return log, err
		}
		log.entries = append(log.entries, entry)
		log.hashes = append(log.hashes, stored...)
	}
	return log, nil
}

// each checks every file of a pattern, unless something has failed before.
func (log *logFolder) each(err error, pattern string, check func(string) error) error {
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(log.path, pattern))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err == nil {
			err = check(string(text))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

func (log *logFolder) checkNewest() error {
	text, err := os.ReadFile(filepath.Join(log.path, "checkpoint"))
	if err != nil {
		return err
	}
	newest, err := log.open(string(text))
	if err == nil && newest.size != int64(len(log.entries)) {
		err = fmt.Errorf("the checkpoint is of %d entries, and there are %d", newest.size, len(log.entries))
	}
	return err
}

// open verifies the signature of a checkpoint, and that its root is that of the entries.
func (log *logFolder) open(text string) (checkpoint, error) {
	opened, err := note.Open([]byte(text), note.VerifierList(log.verifier))
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != log.verifier.Name() {
		return checkpoint{}, fmt.Errorf("no checkpoint of %s: %q", log.verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return checkpoint{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return checkpoint{}, err
	}
	computed, err := tlog.TreeHash(size, log.hashes)
	if err == nil && computed != root {
		err = fmt.Errorf("the root of %d entries is %v, not %v", size, computed, root)
	}
	return checkpoint{size, root}, err
}

func (log *logFolder) checkInclusion(text string) error {
	head, signed, found := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("no proof: %q", text)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	tree, err := log.open(signed)
	if err != nil {
		return err
	}
	proof, err := parseHashes(lines[2:])
	if err != nil {
		return err
	}
	return tlog.CheckRecord(tlog.RecordProof(proof), tree.size, tree.root, index, tlog.RecordHash(log.entries[index]))
}

func (log *logFolder) checkConsistency(text string) error {
	// A checkpoint has one empty line itself, before its signatures.
	parts := strings.SplitN(text, "\n\n", 4)
	if len(parts) != 4 {
		return fmt.Errorf("no proof: %q", text)
	}
	earlier, err := log.open(parts[0] + "\n\n" + parts[1] + "\n")
	if err != nil {
		return err
	}
	later, err := log.open(parts[3])
	if err != nil {
		return err
	}
	proof, err := parseHashes(strings.Split(parts[2], "\n"))
	if err != nil {
		return err
	}
	return tlog.CheckTree(tlog.TreeProof(proof), later.size, later.root, earlier.size, earlier.root)
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	var parsed []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, hash)
	}
	return parsed, nil
}
